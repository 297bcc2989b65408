"""What no caller, kill, crowd or full disk may bring down."""
