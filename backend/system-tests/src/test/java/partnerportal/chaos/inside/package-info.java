/**
 * What is put into a copy of the portal's war to break it from within: places where it dies or
 * stands still when told to, a clock that is wrong, and bugs. The product knows nothing of it; a
 * CDI extension finds the methods by name and the start fails when one of them is gone.
 */
package partnerportal.chaos.inside;
