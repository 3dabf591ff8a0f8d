/** The same handlers on embedded servers: the command line, and a host for tests. */
package org.allyspend.local;
