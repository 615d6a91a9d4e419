/**
 * Tables of JSON rows, and the journal that keeps them.
 *
 * <p>A write is answered when its line is on the disk. The file is read and rewritten without
 * history at every start, so it needs no other care.
 */
package zohosandbox.store;
