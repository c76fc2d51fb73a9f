// SPDX-License-Identifier: EPL-2.0
package io.tidegate.lib.certificates;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HexFormat;

/**
 * A self-signed application certificate as OPC UA part 6, 6.2.2 wants it. Written out in DER here: the library that could
 * do it is larger than the rest of the bundle, for one certificate in a gateway's life.
 */
public final class SelfSigned {

    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int OCTET_STRING = 0x04;
    private static final int UTF8_STRING = 0x0C;
    private static final int UTC_TIME = 0x17;
    private static final int DNS_NAME = 0x82;
    private static final int URI = 0x86;

    private static final byte[] SHA256_WITH_RSA = hex("300D06092A864886F70D01010B0500");
    private static final byte[] COMMON_NAME = hex("0603550403");
    private static final byte[] SUBJECT_ALTERNATIVE_NAME = hex("0603551D11");
    /** Fixed, since a gateway without a clock of its own may believe to be in 1970 when it makes its certificate. */
    private static final byte[] VALIDITY = tlv(SEQUENCE, time("260101000000Z"), time("491231235959Z"));
    /** No authority; signs, encrypts keys and data, and signed itself; for clients and servers. */
    private static final byte[] USAGES = hex("300C0603551D130101FF04023000"
            + "300E0603551D0F0101FF0404030202F4"
            + "301D0603551D250416301406082B0601050507030206082B06010505070301");

    private SelfSigned() {}

    /**
     * A certificate for the key pair, valid until the end of 2049.
     *
     * @param applicationUri what an OPC UA peer compares with what the application says of itself
     * @param host a name under which the application may be reached
     */
    public static X509Certificate certificate(KeyPair keys, String name, String applicationUri, String host)
            throws GeneralSecurityException {
        byte[] subject = tlv(SEQUENCE, tlv(SET, tlv(SEQUENCE, COMMON_NAME, text(UTF8_STRING, name))));
        byte[] names = tlv(
                SEQUENCE,
                SUBJECT_ALTERNATIVE_NAME,
                tlv(OCTET_STRING, tlv(SEQUENCE, text(URI, applicationUri), text(DNS_NAME, host))));
        byte[] content = tlv(
                SEQUENCE,
                hex("A003020102"),
                tlv(
                        INTEGER,
                        new BigInteger(120, new SecureRandom())
                                .add(BigInteger.ONE)
                                .toByteArray()),
                SHA256_WITH_RSA,
                subject,
                VALIDITY,
                subject,
                keys.getPublic().getEncoded(),
                tlv(0xA3, tlv(SEQUENCE, USAGES, names)));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        signature.update(content);
        byte[] whole = tlv(SEQUENCE, content, SHA256_WITH_RSA, tlv(BIT_STRING, new byte[1], signature.sign()));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(whole));
    }

    private static byte[] time(String time) {
        return text(UTC_TIME, time);
    }

    private static byte[] text(int tag, String text) {
        return tlv(tag, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    /** Tag, length and content. */
    private static byte[] tlv(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        int length = content.size();
        if (length < 0x80) {
            out.write(length);
        } else {
            byte[] bytes = BigInteger.valueOf(length).toByteArray();
            int from = bytes[0] == 0 ? 1 : 0;
            out.write(0x80 | (bytes.length - from));
            out.write(bytes, from, bytes.length - from);
        }
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }
}
