// The open call's layout, made once per change of its messages.
import { useMemo } from 'react'
import { layoutLadder, type LadderLayout } from '../../../core/ladder/layout-ladder'
import type { OpenCall } from '../../stores/stores'

export const useLayout = ({ messages }: OpenCall): LadderLayout => useMemo(() => layoutLadder(messages), [messages])
