/** Tests of the commands, run in this process. */
package io.certcron.bootstrap.command;
