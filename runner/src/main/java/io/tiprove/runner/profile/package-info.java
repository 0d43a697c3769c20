// SPDX-License-Identifier: Apache-2.0
/** Profiles: which system a run puts to the test, read from YAML and checked against a schema. */
@NullMarked
package io.tiprove.runner.profile;

import org.jspecify.annotations.NullMarked;
