import '@fontsource-variable/geist'
import '@fontsource-variable/geist-mono'
import { Page } from './page.tsx'
import { render } from 'preact'

const root = document.getElementById('page')
if (root !== null) render(<Page />, root)
