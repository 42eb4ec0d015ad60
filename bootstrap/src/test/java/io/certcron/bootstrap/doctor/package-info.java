/** Tests of the doctor. */
package io.certcron.bootstrap.doctor;
