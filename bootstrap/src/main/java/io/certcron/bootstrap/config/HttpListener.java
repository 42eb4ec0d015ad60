package io.certcron.bootstrap.config;

/**
 * Where the daemon listens.
 *
 * @param host the address to listen on
 * @param port the port; 0 for any that is free
 */
public record HttpListener(String host, int port) {}
