"""Mails in Apache Spark: rows {"id", "raw"} go through `touchstone check`, and its reports come out.

    spark-submit check_mails.py ROWS REPORTS [PROGRAM]

ROWS and REPORTS are whatever Spark reads and writes as text: a folder, HDFS, an object store. Every worker needs the
program; `spark-submit --files touchstone` brings it along, as ./touchstone.
"""

import shlex
import sys

from pyspark.sql import SparkSession

# What is found is in the reports; an error must not pass for "nothing found".
OPTIONS = "check --input jsonl --format json --fail-on never -"


def check(rows, program):
    """The reports on an RDD of rows; a row that is no mail fails the job."""
    # A task has one core: Spark shares them out.
    environment = {"RAYON_NUM_THREADS": "1"}
    return rows.pipe(f"{shlex.quote(program)} {OPTIONS}", env=environment, checkCode=True)


def main(source, target, program="touchstone"):
    spark = SparkSession.builder.appName("touchstone").getOrCreate()
    rows = spark.sparkContext.textFile(source)
    check(rows, program).saveAsTextFile(target)
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
