/** What a user may set: groups, targets and the assumption about GDP. */
package org.allyspend.core.config;
