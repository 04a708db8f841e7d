import type { ReactNode } from 'react'
import styles from './EmptyState.module.css'

interface EmptyStateProps {
  readonly icon: ReactNode
  readonly title: string
  readonly children?: ReactNode
}

/** Says why nothing is here and what brings something. */
export const EmptyState = ({ icon, title, children }: EmptyStateProps) => (
  <div className={styles['empty']}>
    {icon}
    <h2>{title}</h2>
    {children}
  </div>
)
