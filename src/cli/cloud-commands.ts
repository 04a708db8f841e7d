// The commands that talk to Genesys Cloud, by name: all that is known of them before they are loaded.
export type CloudCommand = 'search' | 'fetch-pcap'

const names: readonly string[] = ['search', 'fetch-pcap'] satisfies readonly CloudCommand[]

export const isCloudCommand = (name: string): name is CloudCommand => names.includes(name)
