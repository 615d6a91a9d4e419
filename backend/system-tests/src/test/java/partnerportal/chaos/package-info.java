/**
 * The chaos rig. Clients submit and edit, people in the CRM work, a nemesis breaks what it can, and
 * at the end a checker compares both sides with what was acknowledged. What a client did is in a
 * {@link History} on disk; what the CRM did is in its own journal, which keeps the order of its
 * writes. The portal under test is the built one with a jar added, see {@code inside}.
 */
package partnerportal.chaos;
