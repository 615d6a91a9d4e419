/**
 * Durable jobs and timers: a thin cover over db-scheduler. A job is ordered in the transaction that
 * needs it and runs at least once after the commit. A runner has one permanent row per organisation
 * and is only ever woken: inserting a shared task id inside a business transaction would abort it.
 */
package partnerportal.work;
