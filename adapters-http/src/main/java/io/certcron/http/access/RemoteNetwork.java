package io.certcron.http.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** What counts as one caller's address: of IPv6 the first 64 bits, as a household has all of the rest to itself. */
final class RemoteNetwork {

    private static final Pattern IPV6 = Pattern.compile("\\[?([0-9a-fA-F:.]*:[0-9a-fA-F:.]*)(?:%[^\\]]*)?\\]?");
    private static final int NETWORK_BYTES = 8;
    private static final int IPV6_BYTES = 16;

    private RemoteNetwork() {}

    static String of(String address) {
        var ipv6 = IPV6.matcher(address);
        if (!ipv6.matches()) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(ipv6.group(1)).getAddress();
            return bytes.length == IPV6_BYTES ? HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK_BYTES)) : address;
        } catch (UnknownHostException notAnAddress) {
            return address;
        }
    }
}
