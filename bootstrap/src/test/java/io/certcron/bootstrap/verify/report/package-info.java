/** Tests of the reports. */
package io.certcron.bootstrap.verify.report;
