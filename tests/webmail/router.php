<?php
// Router of PHP's own web server for Roundcube: files as they are, everything else to index.php. Like other
// servers, and unlike PHP's own, it lets browsers keep what every page loads again.
// With CONTENT_SECURITY_POLICY set, every page forbids what the policy forbids; the server-made
// part of a message page stands there all the same.
const KEPT = [
    'css' => 'text/css', 'gif' => 'image/gif', 'js' => 'text/javascript', 'png' => 'image/png', 'svg' => 'image/svg+xml',
    'ttf' => 'font/ttf', 'woff' => 'font/woff', 'woff2' => 'font/woff2',
];
$policy = getenv('CONTENT_SECURITY_POLICY');
if ($policy) {
    header("Content-Security-Policy: $policy");
}
$file = $_SERVER['DOCUMENT_ROOT'] . parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
if (is_file($file)) {
    $type = KEPT[pathinfo($file, PATHINFO_EXTENSION)] ?? null;
    if ($type === null) {
        return false;
    }
    header("Content-Type: $type");
    header('Cache-Control: max-age=3600');
    header('Content-Length: ' . filesize($file));
    readfile($file);
    return true;
}
$_SERVER['SCRIPT_NAME'] = '/index.php';
require $_SERVER['DOCUMENT_ROOT'] . '/index.php';
