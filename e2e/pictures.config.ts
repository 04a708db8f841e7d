// `npm run pictures`: the same window as the tests', for pictures that people look at.
import { defineConfig } from '@playwright/test'
import tests from '../playwright.config'

export default defineConfig(tests, { testDir: 'pictures', timeout: 120_000, reporter: 'list' })
