"""What appeals, delays and cancelled tenders do to a plan: draws, policies, results."""
