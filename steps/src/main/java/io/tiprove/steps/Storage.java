// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.tiprove.fixtures.aws.AwsEmulator;

/** The network storages that the document lists, by what rclone's configuration calls them. */
enum Storage {
  S3("an S3 bucket", "s3", AwsEmulator.REGION),
  CEPH("a Ceph bucket", "ceph", ":default-placement"),
  GCS("a GCS bucket", "gcs", "");

  private final String words;
  private final String section;
  private final String region;

  Storage(String words, String section, String region) {
    this.words = words;
    this.section = section;
    this.region = region;
  }

  static Storage of(String words) {
    for (Storage storage : values()) {
      if (storage.words.equals(words)) {
        return storage;
      }
    }
    throw new IllegalArgumentException("no storage is called " + words);
  }

  /** Section of {@code rclone.conf} in the document. */
  String section() {
    return section;
  }

  /** Where buckets of it are placed; Ceph takes a placement for it. */
  String region() {
    return region;
  }
}
