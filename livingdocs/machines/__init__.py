"""What programs read: llms.txt, the compact guides of the skill, and what leads to them; all made of the features."""
