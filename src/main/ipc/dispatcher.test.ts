import { describe, expect, it } from 'vitest'
import type { Handlers } from '../../shared/ipc/contract'
import { AppError } from '../app-error'
import { createDispatcher } from './dispatcher'

const signal = new AbortController().signal

const dispatchWith = (handlers: Partial<Handlers>, errors: unknown[] = []) =>
  createDispatcher(handlers as Handlers, { onInternalError: (_, error) => errors.push(error) })

describe('dispatcher', () => {
  it('passes a valid argument on and the value back', async () => {
    const dispatch = dispatchWith({ 'captures.reveal': ({ captureId }) => expect(captureId).toHaveLength(36) })
    expect(await dispatch('captures.reveal', { captureId: crypto.randomUUID() }, signal)).toMatchObject({ ok: true })
  })

  it.each(['no.such.call', '__proto__', 'constructor', ''])('refuses the call %j', async (name) => {
    expect(await dispatchWith({})(name, undefined, signal)).toMatchObject({
      ok: false,
      fault: { code: 'ipc.unknown-call' },
    })
  })

  it.each([
    ['captures.reveal', { captureId: '../../etc/passwd' }],
    ['captures.reveal', { captureId: crypto.randomUUID(), path: '/etc/passwd' }],
    ['traces.search', { kind: 'call-id', callId: 'a', window: { start: 2, end: 1 } }],
    ['settings.change', { wiresharkPath: '/bin/sh' }],
    ['profiles.save', { id: crypto.randomUUID(), domain: 'evil.com/path', clientId: '12345678' }],
    ['session.signIn', { profileId: '../x', keep: true }],
    ['exports.reveal', { exportId: '../x' }],
    ['exports.save', { path: '/etc/passwd', call: {}, content: { format: 'text', text: '' } }],
    ['menu.show', [{ id: 'view.help', title: 'Help', group: 'View', key: '(a+)+$', isEnabled: true }]],
    ['app.openLink', { link: 'file:///etc/passwd' }],
  ])('refuses %s with %j before any handler sees it', async (name, arg) => {
    expect(await dispatchWith({})(name, arg, signal)).toMatchObject({ ok: false, fault: { code: 'ipc.bad-argument' } })
  })

  it('turns an AppError into its fault', async () => {
    const dispatch = dispatchWith({
      'session.signOut': () => {
        throw new AppError('api.forbidden', 'No.', { correlationId: 'abc', permissions: ['telephony:pcap:add'] })
      },
    })
    expect(await dispatch('session.signOut', undefined, signal)).toEqual({
      ok: false,
      fault: {
        code: 'api.forbidden',
        message: 'No.',
        retryable: false,
        correlationId: 'abc',
        permissions: ['telephony:pcap:add'],
      },
    })
  })

  it('keeps the inside of an unknown error from the page and tells the log', async () => {
    const errors: unknown[] = []
    const secret = new Error('token=abc123')
    const dispatch = dispatchWith({ 'session.signOut': () => Promise.reject(secret) }, errors)
    const reply = await dispatch('session.signOut', undefined, signal)
    expect(JSON.stringify(reply)).not.toContain('abc123')
    expect(errors).toEqual([secret])
  })
})
