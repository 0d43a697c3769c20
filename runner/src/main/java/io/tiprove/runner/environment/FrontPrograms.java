// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.environment;

import io.tiprove.fixtures.aws.AwsEmulator;
import io.tiprove.fixtures.programs.JavaProgram;
import java.nio.file.Path;
import java.util.Map;

/**
 * What the front and the AWS emulator behind it are made of, for whoever runs them without a node.
 *
 * @param cloud folder of the provided programs of the clouds
 * @param versions version by program
 */
public record FrontPrograms(
    Path cloud, AwsEmulator aws, JavaProgram front, Map<String, String> versions) {}
