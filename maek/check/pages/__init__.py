"""Pages as published, beside other accounts, and how grave their defects are."""
