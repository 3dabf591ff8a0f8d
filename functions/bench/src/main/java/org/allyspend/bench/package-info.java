/** How fast the parts are that matter, beside others that do the same, in one run. */
package org.allyspend.bench;
