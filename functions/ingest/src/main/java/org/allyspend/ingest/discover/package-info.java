/**
 * How the next edition of a publication is found on the page on which its publisher announces it.
 */
package org.allyspend.ingest.discover;
