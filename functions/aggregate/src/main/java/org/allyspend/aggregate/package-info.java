/** Groups, targets and checks: the figures of a release in, an assessment out. */
package org.allyspend.aggregate;
