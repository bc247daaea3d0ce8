<?php
// Router of PHP's own web server for Roundcube: files as they are, everything else to index.php.
// With CONTENT_SECURITY_POLICY set, every page forbids what the policy forbids; the server-made
// part of a message page stands there all the same.
$policy = getenv('CONTENT_SECURITY_POLICY');
if ($policy) {
    header("Content-Security-Policy: $policy");
}
$file = $_SERVER['DOCUMENT_ROOT'] . parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
if (is_file($file)) {
    return false;
}
$_SERVER['SCRIPT_NAME'] = '/index.php';
require $_SERVER['DOCUMENT_ROOT'] . '/index.php';
