package io.certcron.bench.service;

/**
 * What the services were asked to do since they were reset.
 *
 * @param requests calls
 * @param items effects that were asked for
 * @param distinctKeys different keys among them
 * @param bytesIn of request bodies
 * @param bytesOut of answer bodies
 * @param pauses items that were pauses
 * @param pausesUnderway pauses that were answered and are not in the certifications yet
 */
public record ServiceReport(
        long requests, long items, long distinctKeys, long bytesIn, long bytesOut, long pauses, long pausesUnderway) {}
