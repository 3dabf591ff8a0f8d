package org.allyspend.core.domain;

/**
 * A publisher's note on the figures of an ally.
 *
 * @param subject the ally's ISO 3166-1 alpha-3 code
 * @param mark the mark that leads to it, such as '†' or '88'
 * @param text what it says, in the publisher's words
 */
public record Footnote(String subject, String mark, String text) {}
