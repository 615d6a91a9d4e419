import '../theme/tokens.css';
import '../theme/page.css';
import { html, render } from 'lit';
import { scenes } from '../elements/style-page/scenes.js';
import { apply, settingsOf } from '../elements/style-page/settings.js';
import '../elements/style-page/style-page.js';

/** The whole page, or (in its frames) one scene of it, as large as the frame. */
const wanted = new URLSearchParams(location.search);
const scene = scenes.find(({ id }) => id === wanted.get('show'));
apply({ ...settingsOf(wanted), density: scene?.density ?? 'portal' });
if (scene) document.title = scene.title;
render(scene ? scene.draw() : html`<pp-style-page></pp-style-page>`, document.body);
