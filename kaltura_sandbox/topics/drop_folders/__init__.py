"""Drop folders: places where files are dropped, a watcher that finds them there, and what becomes of each"""
