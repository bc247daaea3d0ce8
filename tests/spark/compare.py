"""Checks one archive with the command line alone and in Spark: the reports must be the same.

    python compare.py PROGRAM MAILS FOLDER
"""

import json
import os
import resource
import shutil
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import archive

HERE = Path(__file__).parent
MASTER = "local[2]"


def computed():
    """The seconds that ended programs have computed: on a busy machine they say more than the clock."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def timed(what, command, codes, **options):
    """Runs a command and tells how long it took."""
    start, before = time.monotonic(), computed()
    code = subprocess.run(command, **options).returncode
    seconds = time.monotonic() - start
    if code not in codes:
        sys.exit(f"{what} ended with {code}")
    print(f"{what:<20} {seconds:7.1f} s, {computed() - before:7.1f} s computed", flush=True)


def reports(lines):
    """The reports by their rows' ids, without what only tells where in a file or partition a row stood."""
    by_id = {}
    for line in lines:
        report = json.loads(line)
        del report["file"], report["message"]
        row = report.pop("id")
        if row in by_id:
            sys.exit(f"two reports on {row}")
        by_id[row] = report
    return by_id


def main(program, mails, folder):
    rows, alone, spread = folder / "rows.jsonl", folder / "alone.jsonl", folder / "spread"
    folder.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(spread, ignore_errors=True)
    archive.write(mails, rows)
    print(f"{mails} mails, {rows.stat().st_size / 1e6:.0f} MB of rows", flush=True)
    with open(alone, "w") as out:
        check = [program, "check", "--input", "jsonl", "--format", "json", rows]
        timed("the program alone", check, [0, 1], stdout=out)
    submit = [Path(sys.executable).parent / "spark-submit", "--master", MASTER, HERE / "check_mails.py"]
    with open(folder / "spark.log", "w") as log:
        # Else it takes the first Python on the path, which has no Spark.
        environment = {**os.environ, "PYSPARK_PYTHON": sys.executable}
        timed(f"Spark, {MASTER}", [*submit, rows, spread, program], [0], stderr=log, env=environment)
    with open(alone) as lines:
        expected = reports(lines)
    parts = sorted(spread.glob("part-*"))
    found = reports(line for part in parts for line in part.read_text().splitlines())
    if len(expected) != mails or found != expected:
        different = [row for row in expected if found.get(row) != expected[row]]
        sys.exit(f"{len(expected)} and {len(found)} reports; {len(different)} differ, {different[:3]}")
    verdicts = Counter(report["verdict"] for report in expected.values())
    print(f"the same {len(found)} reports from {len(parts)} partitions: {dict(verdicts)}")


if __name__ == "__main__":
    main(str(Path(sys.argv[1]).resolve()), int(sys.argv[2]), Path(sys.argv[3]).resolve())
