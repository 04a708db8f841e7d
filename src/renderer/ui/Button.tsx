import type { ComponentProps, ReactNode } from 'react'
import styles from './Button.module.css'

type ButtonProps = ComponentProps<'button'> & {
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'icon'
  readonly icon?: ReactNode
}

export const Button = ({ kind = 'plain', icon, children, className = '', ...rest }: ButtonProps) => (
  <button type="button" className={`${styles['button']} ${styles[kind] ?? ''} ${className}`} {...rest}>
    {icon}
    {children}
  </button>
)
