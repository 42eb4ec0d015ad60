/** Tests of the configuration. */
package io.certcron.bootstrap.config;
