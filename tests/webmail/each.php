<?php
// Debian's Horde still calls each(), which went with PHP 8.
function each(array &$array)
{
    $key = key($array);
    if ($key === null) {
        return false;
    }
    $value = current($array);
    next($array);
    return [0 => $key, 'key' => $key, 1 => $value, 'value' => $value];
}
