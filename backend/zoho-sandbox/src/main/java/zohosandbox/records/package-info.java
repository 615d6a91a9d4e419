/**
 * Records and all that can happen to them.
 *
 * <p>A batch is one write to the store and one line in the journal. Its records are judged one by
 * one; a refused record leaves no trace. Rows are kept in one form (lookups as bare ids, moments in
 * UTC) and shown in another, by {@link zohosandbox.records.RecordView}.
 *
 * <p>Unique fields are unique over converted leads too, so an upsert that hits one is refused with
 * {@code CONVERTED_RECORD}: Zoho documents neither this nor its opposite.
 */
package zohosandbox.records;
