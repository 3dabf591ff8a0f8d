/** The field's own ideas as values: allies, groups, measures, figures, releases, targets. */
package org.allyspend.core.domain;
