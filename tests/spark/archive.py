"""Writes an archive of mails as rows {"id", "raw"}: the sample mails, each time varied in another way.

    python archive.py MAILS ROWS

The same number gives the same archive.
"""

import base64
import json
import random
import sys
from pathlib import Path

SAMPLES = Path(__file__).parent.parent / "mail"

WORDS = "account invoice meeting wallet transfer summer garden report login price team device answer".split()
HOSTS = [
    "www.binance.com",
    "binance-verify.example",
    "kraken.com",
    "kr\u0430ken.com",
    "coinbase.com.login.example",
    "news.example",
    "stranger.example",
]


def varied(mail, chance):
    """The mail with other headers, a longer subject, a sentence more and, in each third, a link more."""
    eol = "\r\n" if "\r\n" in mail else "\n"
    head, _, body = mail.partition(eol + eol)
    sentence = " ".join(chance.choices(WORDS, k=chance.randrange(3, 30))).capitalize() + "."
    if chance.random() < 1 / 3:
        sentence += f" https://{chance.choice(HOSTS)}/{chance.randrange(10**6)}"
    head = head.replace("Subject: ", f"Subject: {chance.choice(WORDS)} {chance.choice(WORDS)}, ", 1)
    head += f"{eol}X-Sample: {chance.getrandbits(64):x}"
    if "multipart/" not in head:
        return eol.join([head, "", sentence, body])
    # What stands before the first part nobody reads.
    part, _, text = body.partition(eol + eol)
    return eol.join([head, "", part, "", sentence, text])


def write(mails, path):
    samples = [path.read_bytes().decode() for path in sorted(SAMPLES.glob("*.eml"))]
    with open(path, "w", encoding="ascii") as rows:
        for number in range(mails):
            mail = varied(samples[number % len(samples)], random.Random(number))
            raw = base64.b64encode(mail.encode()).decode("ascii")
            rows.write(json.dumps({"id": f"mail-{number:06}", "raw": raw}) + "\n")


if __name__ == "__main__":
    write(int(sys.argv[1]), sys.argv[2])
