<?php
// Serves the files of a folder over TLS on a free port of 127.0.0.1, under whatever host is asked
// for, and prints the port; `{{port}}` in a page stands for it. The certificate is made up at each
// start; the browsers under test are told to take it.
// Each connection gets a process: browsers open some that they never use.
$folder = realpath($argv[1]);
$key = openssl_pkey_new(['private_key_bits' => 2048]);
$request = openssl_csr_new(['commonName' => 'touchstone.test'], $key);
openssl_x509_export(openssl_csr_sign($request, null, $key, 1), $certificate);
openssl_pkey_export($key, $secret);
$file = tempnam(sys_get_temp_dir(), 'touchstone-tls');
file_put_contents($file, $certificate . $secret);
$tls = stream_context_create(['ssl' => ['local_cert' => $file]]);
$server = stream_socket_server('tcp://127.0.0.1:0', $code, $why, STREAM_SERVER_BIND | STREAM_SERVER_LISTEN, $tls);
pcntl_signal(SIGCHLD, SIG_IGN);
pcntl_async_signals(true);
pcntl_signal(SIGTERM, function () use ($file) { unlink($file); exit; });
$port = substr(strrchr(stream_socket_get_name($server, false), ':'), 1);
echo "port $port\n";
while (true) {
    $connection = @stream_socket_accept($server, 3600);
    if (!$connection) {
        continue;
    }
    if (pcntl_fork() !== 0) {
        fclose($connection);
        continue;
    }
    pcntl_signal(SIGTERM, SIG_DFL);
    if (!@stream_socket_enable_crypto($connection, true, STREAM_CRYPTO_METHOD_TLS_SERVER)) {
        exit;
    }
    $path = parse_url(explode(' ', (string) fgets($connection))[1] ?? '', PHP_URL_PATH);
    while (($line = fgets($connection)) && trim($line) !== '');
    $file = realpath($folder . $path);
    $found = $file && strpos($file, "$folder/") === 0 && is_file($file);
    $page = $found ? str_replace('{{port}}', $port, file_get_contents($file)) : '';
    fwrite($connection, 'HTTP/1.1 ' . ($found ? '200 OK' : '404 Not Found')
        . "\r\nContent-Type: text/html; charset=utf-8\r\nConnection: close\r\nContent-Length: "
        . strlen($page) . "\r\n\r\n" . $page);
    exit;
}
