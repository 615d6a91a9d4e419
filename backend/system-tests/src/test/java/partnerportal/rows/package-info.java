/**
 * What holds in the database alone: row-level security without any where clause in front of it, the
 * search with its index, and what is forgotten with time. A database and the migrations, no portal.
 */
package partnerportal.rows;
