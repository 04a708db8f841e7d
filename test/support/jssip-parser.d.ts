// JsSIP publishes no types for its parser; these are the fields that the oracle compares.
declare module 'jssip/lib/Parser' {
  interface NameAddr {
    readonly display_name: string | undefined
    readonly uri: { readonly user: string; readonly host: string }
  }
  interface Message {
    readonly method: string
    readonly status_code?: number
    readonly reason_phrase?: string
    readonly call_id: string
    readonly cseq: number
    readonly from: NameAddr
    readonly to: NameAddr
    readonly from_tag: string | null
    readonly to_tag: string | null
    readonly via_branch: string
    readonly body: string | null
    readonly getHeader: (name: string) => string | undefined
    readonly getHeaders: (name: string) => readonly string[]
  }
  const Parser: { readonly parseMessage: (text: string, userAgent: undefined) => Message | undefined }
  // eslint-disable-next-line no-restricted-exports -- that is how a CommonJS module is imported
  export default Parser
}
