// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

/** The network storages that the document lists, by what rclone's configuration calls them. */
enum Storage implements Worded {
  S3("an S3 bucket", "s3", "aws"),
  CEPH("a Ceph bucket", "ceph", "ceph"),
  GCS("a GCS bucket", "gcs", "google-cloud-storage");

  private final String words;
  private final String section;
  private final String component;

  Storage(String words, String section, String component) {
    this.words = words;
    this.section = section;
    this.component = component;
  }

  @Override
  public String words() {
    return words;
  }

  /** Section of {@code rclone.conf} in the document. */
  String section() {
    return section;
  }

  /** What profiles and reports call it. */
  String component() {
    return component;
  }
}
