/** Turns Zoho's refusals into sentences a person can act on. Zoho's code stays visible for whoever reads the docs. */

/**
 * @param {import('./api.js').CrmError} problem
 * @returns {Array<{field: string | null, text: string}>} one entry per refused field; field is null for the record
 */
export function explain(problem) {
  if (problem.code === 'MULTIPLE_OR_MULTI_ERRORS') {
    return (problem.details.errors ?? []).flatMap((error) => explain({ ...error, details: error.details ?? {} }));
  }
  const field = problem.details?.api_name ?? problem.details?.expected_fields?.[0]?.api_name ?? null;
  return [{ field, text: sentenceFor(problem) }];
}

/**
 * @param {import('./api.js').CrmError} problem
 * @returns {string} all of it in one line
 */
export function summary(problem) {
  return explain(problem)
    .map(({ field, text }) => (field ? `${field.replaceAll('_', ' ')}: ${text}` : text))
    .join(' ');
}

function sentenceFor({ code, details = {}, message = '' }) {
  switch (code) {
    case 'MANDATORY_NOT_FOUND':
      return 'Fill in this field.';
    case 'DUPLICATE_DATA':
      return 'Another record already has this value.';
    case 'INVALID_DATA':
      return invalid(details);
    case 'NO_PERMISSION':
    case 'AUTHORIZATION_FAILED':
      return 'Your profile does not allow this. Ask an administrator to change it.';
    case 'CONVERTED_RECORD':
    case 'ID_ALREADY_CONVERTED':
      return 'This lead was converted and can no longer be changed.';
    case 'RECORD_IN_BLUEPRINT':
      return 'A blueprint decides this field; a plain edit is refused.';
    case 'RECORD_LOCKED':
      return 'This record is locked.';
    case 'UNREACHABLE':
      return 'The sandbox does not answer. What you typed is still here.';
    default:
      return `${message || 'The CRM refused this'} (${code})`;
  }
}

function invalid(details) {
  if (details.maximum_length) {
    return `Use at most ${details.maximum_length} characters.`;
  }
  if (details.supported_values) {
    return `Choose one of: ${details.supported_values.join(', ')}.`;
  }
  if (details.expected_data_type) {
    return `The CRM expects a value of the type ${details.expected_data_type}.`;
  }
  return 'The CRM does not accept this value. (INVALID_DATA)';
}
