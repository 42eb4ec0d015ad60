/** Tests of the verification of services. */
package io.certcron.bootstrap.verify;
