import './theme/mantine';
import { createRoot } from 'react-dom/client';
import { anyUnsaved } from './api/documentEditor';
import { App } from './App';
import { startTexts } from './texts/i18n';

window.addEventListener('beforeunload', (event) => {
  if (anyUnsaved()) {
    event.preventDefault();
  }
});

const root = document.getElementById('root');
if (root !== null) {
  void startTexts().then(() => createRoot(root).render(<App />));
}
