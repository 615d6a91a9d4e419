import '../elements/lead-form/lead-form.js';
