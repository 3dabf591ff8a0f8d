package org.allyspend.core.domain;

/**
 * Something people are told by mail.
 *
 * @param event what it is about, by which subscribers choose: 'source-failed' and the like
 * @param subject one line of ASCII, at most 100 characters
 * @param message text for people
 */
public record Notice(String event, String subject, String message) {}
