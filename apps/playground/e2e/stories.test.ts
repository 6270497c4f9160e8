import { stories } from '../scenarios/stories.ts'
import { hasBrowser } from './browser.ts'
import { onPage } from './on-page.ts'
import { describe, expect, it } from 'vitest'

describe.skipIf(!hasBrowser)('a story on the page', () => {
  const { open } = onPage()

  it.each(stories)(
    '$name: played by its button, it keeps every promise and draws its picture',
    async ({ title }) => {
      const page = await open()
      const panel = page.getByRole('region', { name: 'Stories', exact: true })

      await panel.getByRole('button', { name: title }).click()
      await panel.getByText('Every promise was kept.').waitFor()

      const [steps, kept, bars] = await Promise.all([
        panel.locator('.steps li').count(),
        panel.locator('tr.kept').count(),
        page.locator('.timeline .shape.exchange').count(),
      ])
      expect(steps).toBeGreaterThan(0)
      expect(kept).toBeGreaterThan(2)
      expect(bars).toBeGreaterThan(0)
      expect(await panel.locator('tr.broken').count()).toBe(0)
    },
  )
})
