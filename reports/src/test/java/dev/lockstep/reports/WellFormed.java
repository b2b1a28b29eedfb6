package dev.lockstep.reports;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;

/** Reads drawings as XML; what is not well-formed throws. Nothing is fetched. */
public final class WellFormed {
  private WellFormed() {}

  public static void check(byte[] xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
  }

  /** Checks every inline drawing of a page and returns their number. */
  public static int drawings(String page) throws Exception {
    Matcher drawings = Pattern.compile("<svg.*?</svg>", Pattern.DOTALL).matcher(page);
    int count = 0;
    for (; drawings.find(); count++) check(drawings.group().getBytes(StandardCharsets.UTF_8));
    return count;
  }
}
